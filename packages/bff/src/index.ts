export { createBff, type Bff } from './app.js'
export { ConfigError, type ConfigFault } from './config/faults.js'
export type {
  BffOptions,
  DatabaseOptions,
  Limits,
  MakeOptions,
  OAuthOptions,
} from './config/options.js'
export { DomainError } from './core/errors.js'
export { createLogger, logLevels, type Logger, type LogLevel } from './core/logger.js'
export type { SetApiKeyInput } from './features/connections/index.js'
export type { Identify, IdentifyRequest } from './http/identity.js'
export type { KeyRotation, KeyRotationOptions } from './vault/vault.js'
export type { Connection, Dialect, Plan, Role, Viewer } from '@inlaykit/shared'
