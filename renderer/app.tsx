import { useEffect, useSyncExternalStore, type JSX } from 'react';
import { Activity } from './features/activity/activity.tsx';
import { AssetsWorkspace } from './features/assets/assets-workspace.tsx';
import { ChangeReview } from './features/changes/change-review.tsx';
import { DriftBanner } from './features/drift/drift-banner.tsx';
import { DriftReview } from './features/drift/drift-review.tsx';
import { DoctorActions } from './features/doctor/doctor-actions.tsx';
import { Problems } from './features/doctor/problems.tsx';
import { Frame } from './features/frame/frame.tsx';
import { Inspector } from './features/inspector/inspector.tsx';
import { PackActions } from './features/pack-wizard/pack-actions.tsx';
import { PackWizard } from './features/pack-wizard/pack-wizard.tsx';
import { SettingsActions, StudioSettingsActions } from './features/settings/settings-actions.tsx';
import { Settings } from './features/settings/settings.tsx';
import { Welcome } from './features/welcome/welcome.tsx';
import { StudioProvider, useShell } from './state/context.tsx';
import type { Studio } from './state/studio.ts';
import { DensityProvider } from './ui/density.tsx';
import { TooltipProvider } from './ui/popover.tsx';

/** The one place that puts the features side by side: each has its slot in the frame and knows no other. */
export function App({ studio }: { readonly studio: Studio }): JSX.Element {
  return (
    <StudioProvider studio={studio}>
      <Looks />
    </StudioProvider>
  );
}

function Looks(): JSX.Element {
  const { settings } = useShell();
  const dark = useSyncExternalStore(watchTheme, () => prefersDark.matches);
  const theme = settings?.theme === 'system' ? (dark ? 'dark' : 'light') : (settings?.theme ?? 'dark');
  const density = settings?.density ?? 'compact';
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.dataset['density'] = density;
  }, [theme, density]);
  return (
    <DensityProvider density={density}>
      <TooltipProvider>
        <Frame
          screens={{ assets: <AssetsWorkspace inspector={<Inspector />} />, activity: <Activity />, problems: <Problems />, pack: <PackWizard />, settings: <Settings /> }}
          banner={<DriftBanner />}
          overlays={
            <>
              <DriftReview />
              <ChangeReview />
              <PackActions />
              <DoctorActions />
              <SettingsActions />
            </>
          }
          welcome={<Welcome />}
        />
        <StudioSettingsActions />
      </TooltipProvider>
    </DensityProvider>
  );
}

const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');

function watchTheme(changed: () => void): () => void {
  prefersDark.addEventListener('change', changed);
  return () => prefersDark.removeEventListener('change', changed);
}
