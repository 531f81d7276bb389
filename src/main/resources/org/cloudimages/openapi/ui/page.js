// Swagger UI cleans the HTML of texts itself, and hands it on as a text; scripts stay forbidden.
window.trustedTypes?.createPolicy('default', { createHTML: (html) => html });

// The token is kept by the page alone: who loads it again is asked again.
SwaggerUIBundle({
  url: new URL('../openapi.json', document.baseURI).href,
  dom_id: '#page',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  filter: true,
  tryItOutEnabled: true,
  persistAuthorization: false,
  queryConfigEnabled: false,
  validatorUrl: null,
});
