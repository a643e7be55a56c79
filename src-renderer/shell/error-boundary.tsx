/** @file If a screen breaks, says so in plain words and offers the way back; what was saved is saved. */
import { Component, type ReactNode } from 'react';
import { ErrorPanel } from '../ui/error-panel.tsx';
import classes from './shell.module.css';

interface Props {
  readonly children: ReactNode;
  /** When this changes (another page), the fault is forgotten. */
  readonly resetKey?: string;
}

export class ErrorBoundary extends Component<Props, { readonly thrown: unknown }> {
  override state: { readonly thrown: unknown } = { thrown: null };

  static getDerivedStateFromError(thrown: unknown): { thrown: unknown } {
    return { thrown: thrown ?? new Error('unknown') };
  }

  override componentDidUpdate(before: Props): void {
    if (before.resetKey !== this.props.resetKey && this.state.thrown !== null)
      this.setState({ thrown: null });
  }

  override render(): ReactNode {
    if (this.state.thrown === null) return this.props.children;
    return (
      <div className={classes.fault}>
        <ErrorPanel error={this.state.thrown} onRetry={() => this.setState({ thrown: null })} />
      </div>
    );
  }
}
