export async function GET(): Promise<Response> {
  const { page } = await import(/* turbopackIgnore: true */ 'example-shared')
  return new Response(page, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
}
