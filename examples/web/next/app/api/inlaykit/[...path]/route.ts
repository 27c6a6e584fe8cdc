import { getBff } from '../../../../lib/inlaykit'

async function handle(request: Request): Promise<Response> {
  return (await getBff()).fetch(request)
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST }
