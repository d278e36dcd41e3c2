import open from 'open';

/** Shows an address in the person's browser. `false`: nothing could be started; what becomes of it then nobody hears. */
export async function openAddress(address: string): Promise<boolean> {
  try {
    const started = await open(address);
    return await new Promise((resolve) => {
      started.once('error', () => {
        resolve(false);
      });
      if (started.pid !== undefined) resolve(true);
    });
  } catch {
    return false;
  }
}
