/** How a test reaches the local cloud that jest's global set-up started for this run. */
export function localAws() {
  const endpoint = process.env.FRONT_DOOR_TEST_AWS;
  if (endpoint === undefined) throw new Error('the local cloud of this test run was not started: run npm test');
  return { endpoint, region: 'eu-west-2', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
}
