import type { NextApiRequest, NextApiResponse } from 'next'
import { getHandler } from '../../../lib/inlaykit'

// The BFF reads bodies itself, and answers after this function has returned.
export const config = { api: { bodyParser: false, externalResolver: true } }

export default async function handler(
  request: NextApiRequest,
  response: NextApiResponse,
): Promise<void> {
  const inlaykit = await getHandler()
  inlaykit(request, response)
}
