using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using VpcPS.Core.Api;

namespace VpcPS.Errors;

/// <summary>
/// The command that shows whether a change was made whose answer was lost: the Get- command for what the action changes, with the
/// ids that the call has and the command takes.
/// </summary>
internal static class LookUpCommand
{
    private const string NounPrefix = "Vpc";

    /// <summary>The command, or null for a call of which only the name is known.</summary>
    public static string? For(ApiAction call)
    {
        if (call.Declaration.Subject is not { } subject)
        {
            return null;
        }

        string noun = subject.Name.StartsWith(NounPrefix, StringComparison.Ordinal) ? subject.Name : NounPrefix + subject.Name;
        Type? command = typeof(LookUpCommand).Assembly.GetTypes().SingleOrDefault(type =>
            type.GetCustomAttribute<CmdletAttribute>() is { VerbName: VerbsCommon.Get } cmdlet && cmdlet.NounName == noun);
        if (command is null)
        {
            return null;
        }

        // A list is on the wire as ResourceId.1, ResourceId.2 and so on.
        IEnumerable<string> ids = call.GetParameters()
            .Select(parameter => (Name: parameter.Key.Split('.')[0], parameter.Value))
            .Where(parameter => parameter.Name != "RegionId" && parameter.Name.EndsWith("Id", StringComparison.Ordinal))
            .Select(parameter => (Name: ParameterOf(command, parameter.Name), parameter.Value))
            .Where(parameter => parameter.Name is not null)
            .GroupBy(parameter => parameter.Name, parameter => parameter.Value)
            .Select(values => $" -{values.Key} {string.Join(", ", values)}");
        return $"Get-{noun} -Region {call.Region}" + string.Concat(ids);
    }

    // The API's own name for it is an alias where the command has another: InstanceId of a rule is -Ipv6AddressId.
    private static string? ParameterOf(Type command, string wireName) => command.GetProperties()
        .FirstOrDefault(property => property.IsDefined(typeof(ParameterAttribute))
            && (property.Name == wireName || property.GetCustomAttribute<AliasAttribute>()?.AliasNames.Contains(wireName) == true))?.Name;
}
