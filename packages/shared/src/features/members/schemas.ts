import { z } from 'zod'
import { connectionQuery, Id, pageOf, pageQuery, RoleSchema, Time } from '../../contract/schemas.js'
import { invitationNotePattern, memberNamePattern, memberStatuses } from './routes.js'

/**
 * Somebody in the connection's organisation, or invited to it.
 *
 * - `role`: `null` where Make's role is none of ours; `roleName` is Make's own word for it then
 * - `owner`: of the organisation; only Make itself can change or remove them
 * - `roleChangeable`: `false` for the owner, and where Make marks the role in the team as fixed or waiting for single
 *   sign-on; another role is a `conflict` then. The guide's Make tells of neither, so it is `true` there
 * - `you`: the viewer, by their e-mail address
 */
export const Member = z.object({
  id: Id,
  email: z.string(),
  name: z.string().nullable(),
  role: RoleSchema.nullable(),
  roleName: z.string().nullable(),
  owner: z.boolean(),
  roleChangeable: z.boolean(),
  status: z.enum(memberStatuses),
  you: z.boolean(),
  lastSeenAt: Time.nullable(),
})
/** Somebody in the connection's organisation, or invited to it. */
export type Member = z.infer<typeof Member>

/** A page of members. */
export const MemberPage = pageOf(Member)

/** What a list of members takes. */
export const ListMembersQuery = z.strictObject({ ...connectionQuery, ...pageQuery })
/** What a list of members takes. */
export type ListMembersQuery = z.infer<typeof ListMembersQuery>

/**
 * Whom to invite, and as what. Without a name, Make is told the part of the address before the `@`. `note`: what Make sends
 * along with the invitation; `unsupported` in the guide dialect.
 */
export const InviteMemberInput = z.strictObject({
  email: z.email('must be an e-mail address such as name@example.com').max(254),
  role: RoleSchema,
  name: z
    .string()
    .regex(memberNamePattern, "must be 1 to 200 letters, digits, spaces or ' - . ( ) * + , @ _ /")
    .optional(),
  note: z
    .string()
    .regex(
      invitationNotePattern,
      'must be 1 to 1000 characters, no control characters but line breaks and tabs',
    )
    .optional(),
})
/** Whom to invite, and as what. */
export type InviteMemberInput = z.infer<typeof InviteMemberInput>

/** What may be changed of a member. */
export const UpdateMemberInput = z.strictObject({ role: RoleSchema })
/** What may be changed of a member. */
export type UpdateMemberInput = z.infer<typeof UpdateMemberInput>
