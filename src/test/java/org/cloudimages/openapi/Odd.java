package org.cloudimages.openapi;

import java.util.List;

/**
 * Values that services stumble over, as they are sent: one character for each byte. The plainest
 * comes first.
 */
final class Odd {

  static final List<String> PLAIN_TEXTS = List.of("plain", "x", "two words", "stable");

  /** Texts inside of the quotes of JSON. */
  static final List<String> ESCAPED_TEXTS =
      List.of(
          "x",
          "",
          " ",
          " x ",
          "x".repeat(255),
          "x".repeat(256),
          "x".repeat(70_000),
          "\\u0000",
          "a\\u0000b",
          "\\ud800",
          "\\udc00\\ud800",
          "\\ud83d\\ude00",
          GeneratedRequest.bytes("\u202eabc"),
          GeneratedRequest.bytes("a\u0308"),
          GeneratedRequest.bytes("\ufeffx"),
          GeneratedRequest.bytes("\uffff"),
          GeneratedRequest.bytes("\u00e4".repeat(255)),
          GeneratedRequest.bytes("\ud83d\ude00".repeat(128)),
          "\\r\\nX-Odd: 1",
          "\\u001b[31m",
          "'; DROP TABLE images; --",
          "<script>",
          "../../etc/passwd",
          "${jndi:ldap://x}",
          "%00%s%n",
          "null",
          "in:a,b",
          "/",
          "~1",
          "id",
          "self",
          "status",
          "os_hash_value",
          "stores",
          "locations",
          "__proto__");

  static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "1.5",
          "-0",
          "1e2",
          "1.0",
          "2147483647",
          "2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775809",
          "1e400",
          "1e-400",
          "1e999999999",
          "9".repeat(2000));

  /** Where a patch points to. */
  static final List<String> POINTERS =
      List.of(
          "/name",
          "/new",
          "/tags",
          "/visibility",
          "/protected",
          "/min_disk",
          "/disk_format",
          "/owner",
          "/id",
          "/status",
          "/size",
          "/locations",
          "/locations/-",
          "/tags/-",
          "/tags/0",
          "/a/b",
          "/",
          "",
          "name",
          "/~0",
          "/~1",
          "/~2",
          "/~",
          "/\\u0000",
          "/\\ud800",
          "//");

  /** None of them leads anywhere. */
  static final List<String> URLS =
      List.of(
          "http://127.0.0.1:1/x",
          "https://[::1]/x",
          "http://localhost/x",
          "http://169.254.169.254/latest",
          "file:///etc/passwd",
          "http://0/",
          "http://user:word@127.0.0.1/x",
          "ftp://127.0.0.1/x",
          "gopher://x",
          "container/object",
          "http://",
          "x");

  /** Bytes that are not UTF-8, or odd in it. */
  static final List<String> BYTES =
      List.of(
          "\u00ff",
          "\u00c0\u0080",
          "\u00ed\u00a0\u0080",
          "\u0000",
          "\u00f4\u0090\u0080\u0080",
          "\u007f",
          "\u00e2\u0080\u00ae");

  static final List<String> BODIES =
      List.of(
          "",
          "{}",
          "[]",
          "null",
          "0",
          "\"\"",
          "true",
          "[{}]",
          "[null]",
          "<x/>",
          "a=b",
          "{\"\":{}}",
          " ");

  /** Parts of a path. */
  static final List<String> SEGMENTS =
      List.of(
          "x",
          "%00",
          "%C0%80",
          "%ED%A0%80",
          "%F0%9F%98%80",
          "%E2%80%AE",
          "%2F",
          "%2e%2e",
          "..",
          ".",
          "%5C",
          "%20",
          "+",
          "a;b=c",
          "%3B",
          "%25",
          "%0d%0aX:1",
          "*",
          "'",
          "x".repeat(300),
          "x".repeat(5000),
          "\u00ff",
          "\u00c3\u00a4",
          "00000000-0000-0000-0000-000000000000",
          "actions",
          "detail");

  /** What follows a path, raw. */
  static final List<String> TAILS =
      List.of(
          "/",
          "//",
          ";x",
          "?",
          "?&",
          "?=",
          "?%",
          "?%zz",
          "?a=%FF",
          "?%00=%00",
          "?a=\u00e4",
          "?a[]=1",
          "?\"",
          "#x",
          "/.",
          "/..",
          ".json",
          "%20");

  /** Values of parameters, before they are escaped. */
  static final List<String> PARAMETERS =
      List.of(
          "1",
          "0",
          "-1",
          "1001",
          "99999999999",
          "1e3",
          "0x1",
          "x",
          "",
          "name:asc,size:desc",
          "name:up",
          ":",
          "name:asc:desc",
          "nothing",
          "in:a,b",
          "in:",
          "in:\"a,b\",c",
          "in:\"",
          "in:" + "a,".repeat(200),
          "gt:2020-01-01T00:00:00Z",
          "gt:",
          "lt:2020-13-45",
          "neq:9999999-01-01T00:00:00Z",
          "2020-01-01",
          "$QUEUED",
          "$FOREIGN",
          "$UNKNOWN",
          "true",
          "maybe",
          "demo",
          "other",
          "all",
          "public",
          "active",
          "raw",
          "desc",
          "%",
          "_",
          "x".repeat(300),
          "\u0000",
          "\u00ed\u00a0\u0080",
          "\u00c0\u0080",
          "\u00ff",
          GeneratedRequest.bytes("\u202e"),
          GeneratedRequest.bytes("\ud83d\ude00"),
          "'--");

  static final List<String> PARAMETER_NAMES =
      List.of(
          "limit",
          "marker",
          "sort",
          "sort_key",
          "sort_dir",
          "name",
          "visibility",
          "size_min",
          "os_distro",
          "",
          "a b",
          "\u0000",
          "x".repeat(300),
          "tag",
          "offset",
          "created_at",
          "_method");

  static final List<String> MEDIA_TYPES =
      List.of(
          "application/json",
          "text/plain",
          "application/octet-stream",
          "application/json; charset=utf-8",
          "application/json; charset=utf-16",
          "application/json;charset=none",
          "application/json;;",
          "APPLICATION/JSON",
          "application/openstack-images-v2.1-json-patch",
          "application/openstack-images-v2.0-json-patch",
          "application/openstack-images-v2.9-json-patch",
          "application/json-patch+json",
          "multipart/form-data",
          "application/x-www-form-urlencoded",
          "application/xml",
          "*/*",
          "json",
          "/",
          "a/b/c",
          "",
          "\u00e4");

  static final List<String> ACCEPTED =
      List.of(
          "application/problem+json",
          "application/json",
          "*/*",
          "text/html",
          "application/x-ndjson",
          "application/yaml",
          "application/json;q=0, application/problem+json;q=0.1",
          "*/*;q=0",
          "application/problem+json;q=x",
          "application/vnd.openstack.images-v2.7",
          "application/vnd.openstack.images-v2.99",
          "application/vnd.openstack.images-v3",
          "text/*;q=2",
          ",",
          ";",
          "",
          "\u00e4");

  static final List<String> HEADER_NAMES =
      List.of(
          "If-Match",
          "If-None-Match",
          "Idempotency-Key",
          "Range",
          "If-Range",
          "Content-MD5",
          "Content-Digest",
          "Repr-Digest",
          "Content-Encoding",
          "Content-Range",
          "X-Openstack-Request-Id",
          "X-Image-Meta-Store",
          "X-OpenStack-Image-Size",
          "X-Subject-Token",
          "X-Auth-Token",
          "Origin",
          "Access-Control-Request-Method",
          "Access-Control-Request-Headers",
          "X-HTTP-Method-Override",
          "X-Forwarded-For",
          "Forwarded",
          "Cookie",
          "Authorization",
          "Accept-Language",
          "Accept-Charset",
          "If-Modified-Since",
          "Prefer",
          "TE",
          "traceparent",
          "X-Roles",
          "X-Project-Id");

  static final List<String> HEADER_VALUES =
      List.of(
          "x",
          "",
          "*",
          "\"x\"",
          "W/\"x\"",
          "\"x\", \"y\"",
          "\"",
          "bytes=0-1",
          "bytes=-1",
          "bytes=5-2",
          "bytes=0-0,2-3",
          "bytes=99999999999999999999-",
          "0",
          "-1",
          "99999999999999999999",
          "gzip",
          "1B2M2Y8AsgTpgAmY7PhCfg==",
          "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:",
          "sha-256=x",
          "http://localhost",
          "null",
          "DELETE",
          "default",
          "admin",
          "Mon, 01 Jan 2024 00:00:00 GMT",
          "yesterday",
          "a=b; $Version=1",
          ",,,",
          "x".repeat(65),
          "x".repeat(300),
          "x".repeat(9000),
          "\u00e4",
          "\u00ff\u00fe",
          "a\tb",
          "<script>",
          "${jndi:ldap://x}");

  static final List<String> METHODS =
      List.of(
          "GET",
          "HEAD",
          "POST",
          "PUT",
          "PATCH",
          "DELETE",
          "OPTIONS",
          "TRACE",
          "FOO",
          "get",
          "PROPFIND");

  private Odd() {}
}
