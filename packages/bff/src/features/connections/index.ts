export { connectionHandlers, withoutOAuth } from './routes.js'
export type { SetApiKeyInput } from './api-key-input.js'
export type { OpenConnection } from './open-connections.js'
export { ConnectionService } from './service.js'
