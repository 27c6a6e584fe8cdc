// Loaded into a host before anything else. Tells with each answer whether the process still has the globals it began with.
import { subscribe } from 'node:diagnostics_channel'

const names = ['Request', 'Response', 'Headers', 'fetch']
const began = names.map((name) => globalThis[name])

subscribe('http.server.request.start', (message) => {
  const { response } = /** @type {{ response: import('node:http').ServerResponse }} */ (message)
  const replaced = names.filter((name, index) => globalThis[name] !== began[index])
  response.setHeader('X-Probe-Replaced', replaced.join(' ') || 'nothing')
})

// A test that is ended by force leaves nobody to end its hosts.
const parent = process.ppid
setInterval(() => {
  if (process.ppid !== parent) process.exit(1)
}, 1000).unref()
