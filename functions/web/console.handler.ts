export const handler = async (event: unknown) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  cookies: ['one=1; Path=/; HttpOnly', 'two=2; Path=/'],
  body: JSON.stringify(event),
});
