import { endpoints, type Endpoint, type EndpointName } from '@inlaykit/shared'

/** Sorts a path's parameters behind every fixed segment. */
function rank(path: string): string {
  return path.replace(/:\w+/g, '\uffff')
}

/** The endpoints by path and method; fixed segments before parameters, so that `/x/all` is not taken for an id. */
export function endpointsByPath(): Map<string, Map<string, EndpointName>> {
  const byPath = new Map<string, Map<string, EndpointName>>()
  const names = (Object.keys(endpoints) as EndpointName[]).sort((a, b) =>
    rank(endpoints[a].path) < rank(endpoints[b].path) ? -1 : 1,
  )
  for (const name of names) {
    const { path, method } = endpoints[name]
    const methods = byPath.get(path) ?? new Map<string, EndpointName>()
    byPath.set(path, methods.set(method, name))
  }
  return byPath
}

const views = (Object.keys(endpoints) as EndpointName[]).flatMap((name) => {
  const { alsoAt, method }: Endpoint = endpoints[name]
  return alsoAt ? [{ name, method, ...alsoAt }] : []
})

/** The endpoint that a query means at the address of `name`: another one where it asks for that one's view. */
export function viewedEndpoint(name: EndpointName, query: URLSearchParams): EndpointName {
  const asked = query.get('view')
  const { path, method } = endpoints[name]
  const viewed = views.find(
    (one) => one.view === asked && one.path === path && one.method === method,
  )
  return viewed?.name ?? name
}

/** Whether people open the address themselves, to be sent on. */
export function isOpened(name: EndpointName): boolean {
  const { redirects }: Endpoint = endpoints[name]
  return redirects === true
}

/** Whether an endpoint can be asked for its headers alone. A stream would stay open unread, and a redirect is good for once. */
function takesHead(name: EndpointName): boolean {
  return name !== 'streamEvents' && !isOpened(name)
}

/** The methods that a path takes. */
export function allowedMethods(methods: ReadonlyMap<string, EndpointName>): string[] {
  const get = methods.get('GET')
  return [...methods.keys(), ...(get && takesHead(get) ? ['HEAD'] : [])]
}

/** The endpoint that a method means on a path. */
export function findEndpoint(
  methods: ReadonlyMap<string, EndpointName>,
  method: string,
): EndpointName | undefined {
  if (!allowedMethods(methods).includes(method)) return undefined
  return methods.get(method === 'HEAD' ? 'GET' : method)
}
