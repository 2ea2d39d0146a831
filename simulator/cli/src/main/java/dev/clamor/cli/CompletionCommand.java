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
            "  clamor completion zsh > ~/.clamor-completion.zsh",
            "",
            "bash reads the first by itself in a new shell (package bash-completion); for zsh, add the line",
            "source ~/.clamor-completion.zsh to ~/.zshrc. The script completes the command clamor, so the launcher must",
            "be on the PATH."
        })
final class CompletionCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SHELL", description = "one of ${COMPLETION-CANDIDATES}")
    private Shell shell;

    /** Shells that the script is made for; one script serves both. */
    enum Shell {
        bash,
        zsh
    }

    @Override
    public void run() {
        CommandLine root = spec.root().commandLine();
        PrintWriter out = spec.commandLine().getOut();
        out.print(AutoComplete.bash(spec.root().name(), root).replace("\r\n", "\n"));
        out.flush();
    }
}
