import { z } from 'zod'
import { defineEndpoints } from '../../contract/endpoint.js'
import { upstreamProblems } from '../../contract/problems.js'
import { connectionQuery, Id } from '../../contract/schemas.js'
import { memberRoutes } from './routes.js'
import {
  InviteMemberInput,
  ListMembersQuery,
  Member,
  MemberPage,
  UpdateMemberInput,
} from './schemas.js'

const params = z.strictObject({ memberId: Id })
const query = z.strictObject(connectionQuery)
const bodyProblems = ['payload-too-large', 'unsupported-media-type'] as const

/** The endpoints of members. */
export const memberEndpoints = defineEndpoints(memberRoutes, {
  listMembers: {
    summary: 'Lists the members of a connection’s organisation, and who is invited',
    query: ListMembersQuery,
    response: MemberPage,
    problems: upstreamProblems,
  },
  inviteMember: {
    summary: 'Invites somebody; the role is at most one’s own',
    query,
    body: InviteMemberInput,
    response: Member,
    status: 201,
    problems: ['conflict', 'unsupported', ...bodyProblems, ...upstreamProblems],
  },
  resendInvitation: {
    summary: 'Sends an invitation again',
    params,
    query,
    response: Member,
    problems: ['not-found', 'conflict', 'unsupported', ...upstreamProblems],
  },
  updateMember: {
    summary: 'Gives a member another role; the last admin stays one',
    params,
    query,
    body: UpdateMemberInput,
    response: Member,
    problems: ['not-found', 'conflict', 'unsupported', ...bodyProblems, ...upstreamProblems],
  },
  removeMember: {
    summary: 'Removes a member or withdraws an invitation; the last admin stays',
    params,
    query,
    response: null,
    status: 204,
    problems: ['not-found', 'conflict', 'unsupported', ...upstreamProblems],
  },
})
