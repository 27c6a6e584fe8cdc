export { RolesAtMake } from './roles-at-make.js'
export { memberHandlers } from './routes.js'
export { MemberService } from './service.js'
