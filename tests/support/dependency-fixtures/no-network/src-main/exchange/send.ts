export async function send(): Promise<unknown> {
  const { request } = await import('node:https');
  return request;
}
