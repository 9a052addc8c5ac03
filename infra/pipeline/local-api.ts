/**
 * Returns an API's address on the local cloud. A stack has a host name that only AWS resolves. MiniStack answers the same API by
 * path, as Node does not resolve `*.localhost`.
 */
export function localApi(endpoint: string, apiId: string): string {
  return `${endpoint}/_aws/execute-api/${apiId}/$default`;
}
