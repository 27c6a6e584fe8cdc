import { getBff } from './inlaykit.server'

async function handle({ request }: { request: Request }): Promise<Response> {
  return (await getBff()).fetch(request)
}

export { handle as action, handle as loader }
