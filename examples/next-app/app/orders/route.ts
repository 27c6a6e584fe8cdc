export async function POST(request: Request): Promise<Response> {
  const order: unknown = await request.json()
  return Response.json({ order }, { status: 201 })
}
