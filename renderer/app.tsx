import { useEffect, useSyncExternalStore, type JSX } from 'react';
import { AssetsWorkspace } from './features/assets/assets-workspace.tsx';
import { DriftBanner } from './features/drift/drift-banner.tsx';
import { DoctorActions } from './features/doctor/doctor-actions.tsx';
import { Frame } from './features/frame/frame.tsx';
import { PackActions } from './features/pack-wizard/pack-actions.tsx';
import { SettingsActions, StudioSettingsActions } from './features/settings/settings-actions.tsx';
import { Welcome } from './features/welcome/welcome.tsx';
import { InItsOwnTime, later, laterOver } from './later.tsx';
import { StudioProvider, useNavigation, useShell, useStudio } from './state/context.tsx';
import { useStore } from './state/store.ts';
import type { Studio } from './state/studio.ts';
import { DensityProvider } from './ui/density.tsx';
import { TooltipProvider } from './ui/popover.tsx';

const Activity = later(() => import('./features/activity/activity.tsx'), (part) => part.Activity);
const ChangeReview = laterOver(() => import('./features/changes/change-review.tsx'), (part) => part.ChangeReview, () => {
  const { proposals } = useStudio();
  return { open: useStore(proposals.store, ({ proposal }) => proposal !== undefined), shut: () => proposals.dismiss() };
});
const DriftReview = laterOver(() => import('./features/drift/drift-review.tsx'), (part) => part.DriftReview, () => {
  const { navigation } = useStudio();
  return { open: useNavigation(({ reviewing }) => reviewing), shut: () => navigation.review(false) };
});
const Inspector = later(() => import('./features/inspector/inspector.tsx'), (part) => part.Inspector);
const PackWizard = later(() => import('./features/pack-wizard/pack-wizard.tsx'), (part) => part.PackWizard);
const Problems = later(() => import('./features/doctor/problems.tsx'), (part) => part.Problems);
const Settings = later(() => import('./features/settings/settings.tsx'), (part) => part.Settings);

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
              <InItsOwnTime>
                <DriftReview />
                <ChangeReview />
              </InItsOwnTime>
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
