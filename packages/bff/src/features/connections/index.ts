export { connectionHandlers } from './routes.js'
export {
  ConnectionService,
  type OpenConnection,
  type SetApiKeyInput,
  type UpstreamSettings,
} from './service.js'
