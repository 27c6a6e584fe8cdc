import type { GetServerSideProps } from 'next'

export const getServerSideProps: GetServerSideProps = async ({ res }) => {
  const { page } = await import(/* turbopackIgnore: true */ 'example-shared')
  res.setHeader('Content-Type', 'text/html; charset=utf-8')
  res.end(page)
  return { props: {} }
}

/** The page is written above, the same as in every example. */
export default function Home(): null {
  return null
}
