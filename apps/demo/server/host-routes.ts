import { Router } from 'express'
import { people } from './people.js'
import { readSignedIn } from './session.js'
import type { SignedIn } from './session.js'
import { describeBilling, listOrders, summarize } from './shop.js'
import type { RequestHandler, Response } from 'express'

function signedIn(response: Response): SignedIn {
  return response.locals['signedIn'] as SignedIn
}

const requireSignedIn: RequestHandler = (request, response, next) => {
  const found = readSignedIn(request)
  if (found === null) {
    response.status(401).json({ message: 'Sign in first.' })
    return
  }
  response.locals['signedIn'] = found
  next()
}

/** Larkfield's own data, always of the company that the session names. */
export function hostRoutes(): Router {
  const router = Router()
  router.use(requireSignedIn)
  router.get('/overview', (_request, response) => {
    const { company } = signedIn(response)
    const now = Date.now()
    response.json({
      ...summarize(company.id, now),
      latest: listOrders(company.id, now).slice(0, 6),
    })
  })
  router.get('/orders', (_request, response) => {
    response.json({ orders: listOrders(signedIn(response).company.id, Date.now()) })
  })
  router.get('/billing', (_request, response) => {
    response.json(describeBilling(signedIn(response).company.id, Date.now()))
  })
  router.get('/team', (_request, response) => {
    const { company } = signedIn(response)
    response.json({
      team: people.flatMap(({ memberships, ...person }) => {
        const membership = memberships.find(({ companyId }) => companyId === company.id)
        return membership === undefined ? [] : [{ ...person, role: membership.role }]
      }),
    })
  })
  return router
}
