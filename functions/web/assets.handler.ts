export const handler = async () => ({
  statusCode: 200,
  headers: { 'content-type': 'text/css', 'cache-control': 'public, max-age=31536000, immutable' },
  body: 'p{color:#000}'.repeat(200),
});
