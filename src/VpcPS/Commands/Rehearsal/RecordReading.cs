using System.Management.Automation;
using VpcPS.Core;
using VpcPS.Core.Journal;
using VpcPS.Errors;
using VpcPS.Purchases;

namespace VpcPS.Commands;

/// <summary>Reads a record for a command.</summary>
internal static class RecordReading
{
    /// <summary>Reads a record or a purchase journal. When it can't be read, the command ends with an error.</summary>
    /// <param name="command">The command.</param>
    /// <param name="path">The path as the user wrote it.</param>
    public static RecordContent ReadRecord(this PSCmdlet command, string path)
    {
        try
        {
            RecordContent content = RecordContent.Read(JournalPaths.Resolve(command, path));
            if (content.IsTorn)
            {
                command.WriteWarning(ShownText.Of(UserText.Of(
                    $"The last line of '{path}' is incomplete: a run stopped while writing it, or is writing it now. The lines before it are valid.")));
            }

            if (content.Changes.Count == 0)
            {
                command.WriteWarning(ShownText.Of(UserText.Of($"The record '{path}' has no changes.")));
            }

            return content;
        }
        catch (JournalException e)
        {
            command.ThrowTerminatingError(RecordErrors.NotRead(e, path));
            throw;
        }
    }
}
