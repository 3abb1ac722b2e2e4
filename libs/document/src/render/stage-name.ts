const emoji: Readonly<Record<string, string>> = { development: '🔨', staging: '🧪', production: '🚀' };

/** A stage's id as a name: `Pre-production`. */
export function stageName(stage: string): string {
  return stage.charAt(0).toUpperCase() + stage.slice(1);
}

/** The name with the sign that the maturity workflow gives to its three stages. */
export function stageSign(stage: string): string {
  const sign = emoji[stage];
  return sign === undefined ? stageName(stage) : `${sign} ${stageName(stage)}`;
}
