/** In the place of a secret. */
export const masked = "•••";

/** Headers whose value is a secret. The scheme of Authorization stays, as it explains much. */
const headers =
  /((?:^|[^\w-])(?:proxy-)?authorization["']?\s{0,4}[:=]\s{0,4}["']?(?:(?:bearer|basic|digest|token|negotiate|apikey) )?|(?:^|[^\w-])(?:set-)?cookie2?["']?\s{0,4}:\s{0,4}["']?|(?:^|[^\w-])x?-?(?:api[-_]?key|auth[-_]?token|csrf[-_]?token|xsrf[-_]?token|access[-_]?token|amz-security-token|goog-api-key)["']?\s{0,4}:\s{0,4}["']?)([^\r\n"'^]{1,8000})/gim;
/** curl's own options. */
const options = /((?:^|\s)(?:-u|--user|-b|--cookie)[ =]["']?)([^\s"']{1,8000})/g;
/** Keys in a query, a form or a body. */
const values =
  /((?:^|[?&;\s"'{,])["']?(?:access_?token|id_?token|refresh_?token|auth_?token|token|api_?key|apikey|key|secret|client_?secret|password|passwd|pwd|session(?:_?id)?|sid|sig|signature|jwt|x-amz-(?:signature|credential|security-token))["']?\s{0,2}[=:]\s{0,2}["']?)([^&\s"'<>,;}#]{4,8000})/gi;
/** A login's code in a query. Elsewhere “code:” begins a status. */
const loginCode = /([?&]code=)([^&\s"'<>,;}#]{4,8000})/gi;
const jwt = /\beyJ[\w-]{8,4000}\.[\w-]{4,8000}(?:\.[\w-]{0,4000})?/g;
const userinfo = /(\b[a-z][a-z0-9+.-]{1,20}:\/\/)([^\s/@"'<>]{1,300})@/gi;

/**
 * Puts dots in the place of what nobody else may see: the values of Authorization and of cookies, passwords in
 * addresses, tokens in queries and bodies. Names stay, since they explain the failure.
 */
export function maskSecrets(text: string): { text: string; count: number } {
  let count = 0;
  const hide = (_: string, name: string, value: string) => {
    if (value.trim() === masked) return name + value;
    count += 1;
    return name + masked;
  };
  const result = text
    .replaceAll(headers, hide)
    .replaceAll(options, hide)
    .replaceAll(jwt, () => {
      count += 1;
      return masked;
    })
    .replaceAll(userinfo, (whole, scheme: string, value: string) => {
      if (value === masked) return whole;
      count += 1;
      return `${scheme}${masked}@`;
    })
    .replaceAll(values, hide)
    .replaceAll(loginCode, hide);
  return { text: result, count };
}
