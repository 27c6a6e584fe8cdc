import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { Duplex } from 'node:stream'
import { Worker } from 'node:worker_threads'
import pg from 'pg'
import { lockDirectory, type DirectoryLock } from './directory-lock.js'
import { startUpkeep } from './embedded-upkeep.js'
import { embeddedWorkerSource } from './embedded-worker.js'

interface WorkerMessage {
  ready?: true
  closed?: true
  failed?: string
  id?: number
  bytes?: Uint8Array
  error?: string
}

/** Embedded Postgres in a thread of its own, spoken to in the wire protocol, so that the ordinary driver serves it. */
export interface EmbeddedPostgres {
  /** The one session of the server, shared by all holders: with two, their transactions would run into each other. */
  readonly pool: pg.Pool
  /** Gives this holder's share back; the last one stops the thread and frees the directory. */
  close(): Promise<void>
}

class Server {
  holders = 1
  readonly pool = new pg.Pool({
    stream: () => new EmbeddedStream(this),
    user: 'postgres',
    database: 'postgres',
    max: 1,
    idleTimeoutMillis: 0,
  })
  /** Set from the moment on which nobody may join any more. */
  stopping: Promise<void> | null = null
  readonly #upkeep = startUpkeep(this.pool)
  readonly #worker: Worker
  readonly #lock: DirectoryLock | null
  readonly #waiting = new Map<
    number,
    { resolve: (bytes: Uint8Array) => void; reject: (e: Error) => void }
  >()
  readonly #closed: Promise<void>
  #next = 0

  constructor(worker: Worker, lock: DirectoryLock | null) {
    this.#worker = worker
    this.#lock = lock
    // Once for all who join: the next query gets a new connection or says what is wrong.
    this.pool.on('error', () => undefined)
    worker.on('message', (message: WorkerMessage) => {
      if (message.id === undefined) return
      const entry = this.#waiting.get(message.id)
      this.#waiting.delete(message.id)
      if (this.#waiting.size === 0) this.#worker.unref()
      if (message.bytes) entry?.resolve(message.bytes)
      else entry?.reject(new Error(message.error ?? 'Embedded Postgres gave no answer.'))
    })
    this.#closed = new Promise((done) => {
      worker.once('exit', () => {
        for (const entry of this.#waiting.values())
          entry.reject(new Error('Embedded Postgres stopped.'))
        this.#waiting.clear()
        done()
      })
    })
    worker.unref()
  }

  exec(bytes: Uint8Array): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      const id = this.#next++
      this.#waiting.set(id, { resolve, reject })
      // Whoever waits for an answer keeps the process alive; an idle database does not.
      this.#worker.ref()
      this.#worker.postMessage({ id, bytes })
    })
  }

  stop(): Promise<void> {
    return (this.stopping ??= this.#stop())
  }

  async #stop(): Promise<void> {
    await this.#upkeep.close()
    await this.pool.end()
    this.#worker.ref()
    this.#worker.postMessage({ close: true })
    await this.#closed
    await this.#lock?.release()
  }
}

/** What the driver expects of a socket, over the thread. */
class EmbeddedStream extends Duplex {
  readonly #server: Server

  constructor(server: Server) {
    super()
    this.#server = server
  }

  connect(): this {
    setImmediate(() => this.emit('connect'))
    return this
  }

  setNoDelay(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#send([chunk], done)
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#send(
      chunks.map((entry) => entry.chunk),
      done,
    )
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    done(error)
    setImmediate(() => this.emit('close'))
  }

  #send(chunks: Buffer[], done: (error?: Error | null) => void): void {
    const bytes = Buffer.concat(chunks)
    // Terminate would end the one session of the server, which outlives a connection of the pool.
    if (bytes.length === 5 && bytes[0] === 0x58) {
      this.push(null)
      done()
      return
    }
    this.#server.exec(new Uint8Array(bytes)).then(
      (answer) => {
        this.push(Buffer.from(answer))
        done()
      },
      (error: Error) => done(error),
    )
  }
}

const registryKey = Symbol.for('inlaykit.embedded')

/**
 * One server for each directory of this process: a development reload that starts a second BFF joins the first. It hangs
 * on the process, not on this module, of which such a reload makes another copy.
 */
const running = ((globalThis as { [registryKey]?: Map<string, Promise<Server>> })[registryKey] ??=
  new Map<string, Promise<Server>>())

async function start(dataDir: string | null): Promise<Server> {
  const lock = dataDir === null ? null : await lockDirectory(dataDir)
  try {
    const worker = new Worker(embeddedWorkerSource, {
      eval: true,
      workerData: {
        pglite: createRequire(import.meta.url).resolve('@electric-sql/pglite'),
        dataDir,
      },
      // A loader of the host's development tools has no business in this thread.
      execArgv: [],
    })
    await new Promise<void>((ready, reject) => {
      worker.once('message', (message: WorkerMessage) => {
        if (message.ready) ready()
        else
          reject(
            new Error(`Embedded Postgres did not start: ${message.failed ?? 'no reason given'}`),
          )
      })
      worker.once('error', reject)
    })
    return new Server(worker, lock)
  } catch (error) {
    await lock?.release()
    throw error
  }
}

/** Joins the directory's server, or starts it; one that is about to stop is waited for. */
async function join(directory: string): Promise<Server> {
  for (;;) {
    const present = running.get(directory)
    if (!present) {
      const starting = start(directory)
      running.set(directory, starting)
      try {
        const server = await starting
        return server
      } catch (error) {
        running.delete(directory)
        throw error
      }
    }
    const server = await present
    if (server.stopping === null) {
      server.holders += 1
      return server
    }
    await server.stopping
    if (running.get(directory) === present) running.delete(directory)
  }
}

/**
 * Starts embedded Postgres, or joins the one that this process already runs on the directory.
 * @param dataDir where it keeps its files; `null`: in memory, thrown away at the end
 * @throws when another process holds the directory, in words that name the cure
 */
export async function openEmbedded(dataDir: string | null): Promise<EmbeddedPostgres> {
  const key = dataDir === null ? null : resolve(dataDir)
  const server = key === null ? await start(null) : await join(key)
  let open = true
  return {
    pool: server.pool,
    close: async () => {
      if (!open) return
      open = false
      server.holders -= 1
      if (server.holders === 0) await server.stop()
    },
  }
}
