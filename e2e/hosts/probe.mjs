// Loaded into a host before anything else: tells with each answer whether the process still has the globals it began with.
import { subscribe } from 'node:diagnostics_channel'

const names = ['Request', 'Response', 'Headers', 'fetch']
const began = names.map((name) => globalThis[name])

subscribe('http.server.request.start', (message) => {
  const { response } = /** @type {{ response: import('node:http').ServerResponse }} */ (message)
  const replaced = names.filter((name, index) => globalThis[name] !== began[index])
  response.setHeader('X-Probe-Replaced', replaced.join(' ') || 'nothing')
})
