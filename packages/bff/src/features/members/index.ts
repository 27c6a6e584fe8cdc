export { memberHandlers } from './routes.js'
export { MemberService } from './service.js'
