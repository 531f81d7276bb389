/** Who may share what with whom: one transaction a request, with the image locked. */
package org.cloudimages.member.control;
