using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using VpcPS.Core;
using VpcPS.Core.Credentials;
using VpcPS.Core.Signing;

namespace VpcPS.Binding;

/// <summary>
/// Completes the names of credential profiles from the files of this machine, without a call. Files that can't be read are ignored, because
/// pressing a key must not fail.
/// </summary>
internal sealed class ProfileNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        // The word includes the opening quote that the user typed.
        string begun = (wordToComplete ?? "").Trim('\'', '"');
        try
        {
            return new CredentialProfiles(new CredentialEnvironment()).List(new List<CredentialSourceFailure>())
                .Where(profile => profile.Name.StartsWith(begun, StringComparison.OrdinalIgnoreCase) && profile.Name.All(IsPlain))
                .GroupBy(profile => profile.Name, StringComparer.Ordinal)
                .Select(same => same.First())
                .Select(profile => new CompletionResult(
                    Quoted(profile.Name), profile.Name, CompletionResultType.ParameterValue, ShownText.Of(Described(profile))))
                .ToList();
        }
        catch (Exception)
        {
            return [];
        }
    }

    // Pressing Tab inserts the name, so it must not contain characters that control the terminal.
    private static bool IsPlain(char c) => !char.IsControl(c);

    private static string Quoted(string name) => name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.')
        ? name
        : "'" + CodeGeneration.EscapeSingleQuotedStringContent(name) + "'";

    private static string Described(CredentialProfile profile) =>
        string.Join(", ", new[] { profile.Name, profile.Mode, profile.RegionId, profile.SourceFile }.Where(part => part is not null));
}
