package dev.clamor.cli;

import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a shell needs to complete commands and options. */
@Command(
        name = "completion",
        description = "Prints a script by which a shell completes commands and options.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor completion bash > ~/.local/share/bash-completion/completions/clamor",
            "  clamor completion fish > ~/.config/fish/completions/clamor.fish",
            "  clamor completion zsh > ~/.clamor-completion.zsh",
            "",
            "bash (package bash-completion) and fish read the first two by themselves in a new shell; for zsh, add the",
            "line source ~/.clamor-completion.zsh to ~/.zshrc. The script completes the command clamor, so the"
                    + " launcher",
            "must be on the PATH."
        })
final class CompletionCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SHELL", description = "one of ${COMPLETION-CANDIDATES}")
    private Shell shell;

    /** Shells that a script is made for; bash and zsh have the same. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    @Override
    public void run() {
        CommandLine root = spec.root().commandLine();
        PrintWriter out = spec.commandLine().getOut();
        String script = shell == Shell.fish
                ? FishCompletion.of(root)
                : AutoComplete.bash(spec.root().name(), root).replace("\r\n", "\n");
        out.print(script);
        out.flush();
    }
}
