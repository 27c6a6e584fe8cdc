/** The scope that an access token needs for a request: the guide names them, and what they are for is in their names. */
export function scopeNeeded(method: string, path: string): 'read' | 'write' | 'execute' {
  if (method === 'GET') return 'read'
  return /^\/scenarios\/[^/]+\/execute$|^\/executions\//.test(path) ? 'execute' : 'write'
}
