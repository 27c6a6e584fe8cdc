export { systemHandlers } from './routes.js'
