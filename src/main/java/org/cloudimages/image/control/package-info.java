/** What happens to images: rules, rights and one transaction a request. */
package org.cloudimages.image.control;
