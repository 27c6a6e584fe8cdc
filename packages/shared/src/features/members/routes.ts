import type { RouteTable } from '../../contract/endpoint.js'

/** The people of the connection's organisation at Make. */
export const memberRoutes = {
  listMembers: {
    method: 'GET',
    path: '/members',
    permission: 'members:read',
    usesConnection: true,
  },
  inviteMember: {
    method: 'POST',
    path: '/members',
    permission: 'members:write',
    usesConnection: true,
  },
  resendInvitation: {
    method: 'POST',
    path: '/members/:memberId/resend',
    permission: 'members:write',
    usesConnection: true,
  },
  updateMember: {
    method: 'PATCH',
    path: '/members/:memberId',
    permission: 'members:write',
    usesConnection: true,
  },
  removeMember: {
    method: 'DELETE',
    path: '/members/:memberId',
    permission: 'members:write',
    usesConnection: true,
  },
} as const satisfies RouteTable

/** How far somebody has come: a member, invited, or invited for too long to still accept. */
export const memberStatuses = ['active', 'invited', 'expired'] as const

/** What Make takes as the name of somebody who is invited: letters, digits, space and `' - . ( ) * + , @ _ /`. */
export const memberNamePattern = /^(?=.*\S)[\p{L}\p{M}\p{N} '\-.()*+,@_/]{1,200}$/u

/** What may be said to somebody who is invited: 1 to 1000 characters, no control characters but line breaks and tabs. */
export const invitationNotePattern = /^(?=[^]*\S)[\P{Cc}\n\r\t]{1,1000}$/u
