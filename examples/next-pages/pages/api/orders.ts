import type { NextApiRequest, NextApiResponse } from 'next'

export default function handler(request: NextApiRequest, response: NextApiResponse): void {
  response.status(201).json({ order: request.body as unknown })
}
