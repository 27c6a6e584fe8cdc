export { Histories } from './histories.js'
export { executionHandlers } from './routes.js'
export { ExecutionService } from './service.js'
