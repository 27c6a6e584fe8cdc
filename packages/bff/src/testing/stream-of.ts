/** A body that is sent piece by piece, so that nobody knows its length. */
export function streamOf(bytes: number): ReadableStream<Uint8Array> {
  let left = bytes
  return new ReadableStream({
    pull(controller) {
      if (left <= 0) {
        controller.close()
        return
      }
      const size = Math.min(left, 16 * 1024)
      left -= size
      controller.enqueue(new Uint8Array(size).fill(0x20))
    },
  })
}
