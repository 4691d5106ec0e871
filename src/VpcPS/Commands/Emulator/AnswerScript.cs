using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;
using System.Threading.Tasks;
using VpcPS.Emulator;
using VpcPS.Session;

namespace VpcPS.Commands;

/// <summary>A script block that answers requests of an emulator, with the values of its $using: variables.</summary>
internal sealed class AnswerScript
{
    private const string VariablePrefix = "__using_";

    private readonly string _text;
    private readonly Dictionary<string, object?> _variables = new(StringComparer.OrdinalIgnoreCase);
    private readonly AnswerRunspace _runspace;

    /// <summary>Prepares a script block for running in another runspace.</summary>
    /// <param name="script">The script block.</param>
    /// <param name="variables">The variables of the user's session. The values of $using: variables are taken now.</param>
    /// <param name="runspace">The runspace in which it will run.</param>
    /// <exception cref="ArgumentException">A $using: variable does not exist.</exception>
    public AnswerScript(ScriptBlock script, PSVariableIntrinsics variables, AnswerRunspace runspace)
    {
        _runspace = runspace;
        string text = script.ToString();
        UsingExpressionAst[] used =
        [
            .. script.Ast.FindAll(ast => ast is UsingExpressionAst { SubExpression: VariableExpressionAst }, searchNestedScriptBlocks: true)
                .Cast<UsingExpressionAst>()
                .OrderByDescending(ast => ast.Extent.StartOffset),
        ];

        // The positions in the syntax tree count from the start of the script, while the text begins inside the braces.
        int start = used.Length == 0 ? 0 : script.Ast.Extent.StartOffset + script.Ast.Extent.Text.IndexOf(text, StringComparison.Ordinal);
        var changed = new StringBuilder(text);
        foreach (UsingExpressionAst each in used)
        {
            string name = ((VariableExpressionAst)each.SubExpression).VariablePath.UserPath;
            PSVariable variable = variables.Get(name)
                ?? throw new ArgumentException(UserText.Of($"The script uses ${"using:" + name}, but there is no variable {name}"));
            _variables[VariablePrefix + name] = variable.Value;
            changed.Remove(each.Extent.StartOffset - start, each.Extent.Text.Length)
                .Insert(each.Extent.StartOffset - start, "${" + VariablePrefix + name + "}");
        }

        _text = changed.ToString();
    }

    /// <summary>Runs the script for a request.</summary>
    /// <exception cref="ArgumentException">The script did not emit exactly one answer.</exception>
    public async Task<TaughtAnswer> RespondAsync(TaughtRequest request)
    {
        IReadOnlyList<PSObject> emitted = await _runspace
            .RunAsync(_text, _variables, ToTable(request.Parameters), request.Number)
            .ConfigureAwait(false);
        return emitted.Count == 1
            ? ToAnswer(request.Action, emitted[0])
            : throw new ArgumentException($"it emitted {emitted.Count} objects instead of one answer. An empty answer is @{{}}.");
    }

    // An error is recognised by having both a Code and an HTTP status. No normal answer has both as members.
    private static TaughtAnswer ToAnswer(string action, PSObject emitted) =>
        AnswerBody.Member(emitted, nameof(TaughtAnswer.Code)) is { } code
        && LanguagePrimitives.TryConvertTo(AnswerBody.Member(emitted, nameof(TaughtAnswer.Status)), out int status)
        && status is >= 400 and <= 599
            ? new TaughtAnswer
            {
                Action = action,
                Code = code.ToString(),
                Status = status,
                Message = AnswerBody.Member(emitted, nameof(TaughtAnswer.Message))?.ToString(),
            }
            : new TaughtAnswer { Action = action, Body = AnswerBody.ToJson(emitted) };

    private static object? ToScriptValue(object? value) => value switch
    {
        IReadOnlyList<KeyValuePair<string, object?>> members => ToTable(members),
        object?[] list => list.Select(ToScriptValue).ToArray(),
        _ => value,
    };

    private static Hashtable ToTable(IReadOnlyList<KeyValuePair<string, object?>> members)
    {
        var table = new Hashtable(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, object?> member in members)
        {
            table[member.Key] = ToScriptValue(member.Value);
        }

        return table;
    }
}
