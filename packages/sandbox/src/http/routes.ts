import type { Context, Handler, Hono } from 'hono'
import type { Environment } from './environment.js'

/** The handlers of one path, by method. */
export type Methods = Partial<
  Record<'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', Handler<Environment>>
>

/**
 * Mounts the handlers of a path; other methods are answered by `refuse`, with an `Allow` header beside.
 * @param path in Hono's terms, for example `/scenarios/:id`
 */
export function mountPath(
  app: Hono<Environment>,
  path: string,
  methods: Methods,
  refuse: (c: Context<Environment>) => Response,
): void {
  const names = Object.keys(methods)
  for (const [name, handler] of Object.entries(methods)) app.on(name, path, handler)
  app.all(path, (c) => {
    const response = refuse(c)
    response.headers.set('Allow', names.join(', '))
    return response
  })
}
