import type { Dialect } from '@inlaykit/shared'

/** What the guide calls a blueprint: a webhook and a request. */
export const guideBlueprint = {
  modules: [
    { id: 1, app: 'gateway', action: 'CustomWebHook', parameters: {} },
    { id: 2, app: 'http', action: 'ActionSendData', parameters: { url: 'https://example.test' } },
  ],
  connections: [{ from: 1, to: 2 }],
}
/** The same as Make's editor exports it, with an error handler. */
export const liveBlueprint = {
  name: 'As exported',
  flow: [
    { id: 1, module: 'gateway:CustomWebHook', version: 1, mapper: {} },
    {
      id: 2,
      module: 'http:ActionSendData',
      version: 3,
      parameters: { handleErrors: true },
      mapper: { url: 'https://example.test' },
      onerror: [{ id: 3, module: 'builtin:Ignore', version: 1, mapper: {} }],
    },
  ],
  metadata: { version: 1, scenario: { maxErrors: 9, autoCommit: true, dlq: true } },
}

/** A blueprint in the words of each dialect. */
export const blueprintOf: Readonly<Record<Dialect, Readonly<Record<string, unknown>>>> = {
  guide: guideBlueprint,
  live: liveBlueprint,
}
