/** Headers by which a request says when it is to be carried out (RFC 9110, 13). */
package org.cloudimages.http.condition;
