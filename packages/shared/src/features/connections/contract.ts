import { z } from 'zod'
import { defineEndpoints } from '../../contract/endpoint.js'
import { upstreamProblems } from '../../contract/problems.js'
import { connectionQuery, Id, pageOf } from '../../contract/schemas.js'
import { connectionRoutes } from './routes.js'
import {
  Connection,
  ConnectionTest,
  CreateConnectionInput,
  Organization,
  Session,
  StartOAuthInput,
  UpdateConnectionInput,
} from './schemas.js'

const params = z.object({ connectionId: Id })

/** The endpoints of the session, of the tenant's connections, and of the way to one by OAuth 2.0. */
export const connectionEndpoints = defineEndpoints(connectionRoutes, {
  getSession: {
    summary: 'Who is looking, what they may do, and how their tenant is connected',
    query: z.strictObject(connectionQuery),
    response: Session,
    problems: ['not-found'],
  },
  listConnections: {
    summary: "The tenant's connections to Make, the default one first; never their credentials",
    response: pageOf(Connection),
    problems: [],
  },
  createConnection: {
    summary:
      'Connects the tenant by an API key, or renews the key of the same organisation and team',
    body: CreateConnectionInput,
    response: Connection,
    status: 201,
    problems: [],
  },
  getConnection: {
    summary: 'One connection',
    params,
    response: Connection,
    problems: ['not-found'],
  },
  updateConnection: {
    summary:
      'Renames a connection, makes it the default one, or chooses its organisation, team and plan',
    params,
    body: UpdateConnectionInput,
    response: Connection,
    problems: ['not-found', 'conflict'],
  },
  deleteConnection: {
    summary: 'Disconnects: the credential and all that was mirrored are forgotten',
    params,
    response: null,
    status: 204,
    problems: ['not-found'],
  },
  testConnection: {
    summary: 'Asks Make whether the connection works',
    params,
    response: ConnectionTest,
    problems: ['not-found'],
  },
  listConnectionOrganizations: {
    summary: "The organisations that the connection's credential reaches, with their teams",
    params,
    response: pageOf(Organization),
    problems: ['not-found', 'unsupported', ...upstreamProblems],
  },
  startOAuth: {
    summary: 'Begins to connect by OAuth 2.0: answers the page of Make to which the person goes',
    body: StartOAuthInput,
    response: z.object({ url: z.url() }),
    problems: ['not-found', 'unsupported', 'rate-limited'],
  },
  beginOAuth: {
    summary:
      'Sets the cookie of a started connection where the page is of another origin, and goes on to Make',
    query: z.object({ ticket: z.string().min(1).max(200) }),
    response: null,
    problems: ['validation', 'unsupported'],
  },
  completeOAuth: {
    summary: 'Where Make sends the person back to; goes on to the page that they came from',
    query: z.object({
      state: z.string().min(1).max(500).optional(),
      code: z.string().min(1).max(4000).optional(),
      error: z.string().max(500).optional(),
      iss: z.string().max(500).optional(),
    }),
    response: null,
    problems: ['validation', 'unsupported'],
  },
})
