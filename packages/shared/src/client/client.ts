import type { ResponseOf, Route } from '../contract/endpoint.js'
import type { EndpointName, Endpoints } from '../endpoints.js'
import { routes } from '../routes.js'
import {
  createRouteClient,
  type CallArguments,
  type CallInput,
  type CallOptions,
  type ClientOptions,
  type RouteClient,
} from './route-client.js'

/** Calls the BFF's endpoints by name, typed from the contract. Carries all routes and no schema library. */
export interface Client {
  /**
   * Calls an endpoint and answers its body (`undefined` when it has none).
   * @throws {ProblemError} for any answer but a fine one, and when no answer came
   */
  call<N extends EndpointName>(
    name: N,
    ...args: CallArguments<N>
  ): Promise<ResponseOf<Endpoints[N]>>
  /**
   * Calls an endpoint and answers the raw response once its status is fine: for streams.
   * @throws {ProblemError} as `call`
   */
  request<N extends EndpointName>(
    name: N,
    input: CallInput<N>,
    options?: CallOptions,
  ): Promise<Response>
  /** The address of an endpoint. */
  url<N extends EndpointName>(name: N, input: CallInput<N>): string
}

/** Makes a {@link Client}. */
export function createClient(options: ClientOptions): Client {
  const client = createRouteClient(options)
  const byName =
    (method: keyof RouteClient) =>
    (name: EndpointName, ...args: unknown[]): unknown =>
      (client[method] as (...all: unknown[]) => unknown)(routeText(routes[name]), ...args)
  // The table's types are checked where the client is used; inside, every endpoint is handled alike.
  return { call: byName('call'), request: byName('request'), url: byName('url') } as Client
}

function routeText({ method, path, usesConnection }: Route): string {
  return `${method} ${path}${usesConnection ? '?connection' : ''}`
}
