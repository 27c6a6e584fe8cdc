import type { AddressInfo } from 'node:net'

/** Where to listen: `PORT`, else 3000; 0 takes any free port. On this machine alone, since anybody may sign in as anybody. */
export const listenAt = { host: '127.0.0.1', port: Number(process.env['PORT'] ?? 3000) }

/** Says where the example listens. */
export function announce(address: AddressInfo | string | null): void {
  const port = typeof address === 'object' ? address?.port : undefined
  console.log(`listening on http://${listenAt.host}:${port ?? listenAt.port}`)
}

/** Runs `stop` once when the process is asked to end. */
export function onStop(stop: () => Promise<unknown>): void {
  const end = () => {
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end)
}
