/**
 * The program of the thread in which embedded Postgres runs: it answers each bundle of wire protocol messages with the
 * server's bytes. It is text, started by `new Worker(text, { eval: true })`, since a file of its own would be lost when a
 * host bundles its server. `workerData`: `pglite` (absolute path of the module) and `dataDir` (`null`: in memory).
 */
export const embeddedWorkerSource = `
const { parentPort, workerData } = require('node:worker_threads')
const { pathToFileURL } = require('node:url')

async function main() {
  const { PGlite } = await import(pathToFileURL(workerData.pglite).href)
  const db = await PGlite.create(workerData.dataDir === null ? {} : { dataDir: workerData.dataDir })
  let last = Promise.resolve()
  parentPort.on('message', (message) => {
    last = last.then(async () => {
      if (message.close) {
        await db.close()
        parentPort.postMessage({ closed: true })
        parentPort.close()
        return
      }
      try {
        const bytes = await db.execProtocolRaw(message.bytes)
        parentPort.postMessage({ id: message.id, bytes })
      } catch (error) {
        parentPort.postMessage({ id: message.id, error: String(error && error.message) })
      }
    })
  })
  parentPort.postMessage({ ready: true })
}

main().catch((error) => {
  parentPort.postMessage({ failed: String(error && error.message) })
  parentPort.close()
})
`
