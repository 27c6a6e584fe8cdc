import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** A line to a server that can be cut like a cable, and mended. */
export interface CutLine {
  readonly port: number
  /** Breaks off what is open, and refuses what comes. */
  cut(): Promise<void>
  /** Takes what comes, and lets nothing through: the server seems to be there, and says nothing. */
  silence(): void
  /** Lets everything through again; what was silent is broken off. */
  mend(): Promise<void>
  close(): Promise<void>
}

/** Opens a line to a server of this machine, on a port of its own. */
export async function openLine(host: string, to: number): Promise<CutLine> {
  const sockets = new Set<Socket>()
  let silent = false
  let server: Server
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
  }
  const listen = async (port: number) => {
    server = createServer((incoming) => {
      keep(incoming)
      if (silent) return
      const outgoing = connect(to, host)
      keep(outgoing)
      incoming.on('close', () => outgoing.destroy()).pipe(outgoing)
      outgoing.on('close', () => incoming.destroy()).pipe(incoming)
    })
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', resolve)
    })
    return (server.address() as AddressInfo).port
  }
  const port = await listen(0)
  const breakOff = () => {
    for (const socket of sockets) socket.destroy()
  }
  const cut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      breakOff()
    })
  return {
    port,
    cut,
    silence() {
      breakOff()
      silent = true
    },
    async mend() {
      silent = false
      breakOff()
      if (!server.listening) await listen(port)
    },
    close: cut,
  }
}
