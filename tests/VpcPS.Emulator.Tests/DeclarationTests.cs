using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using VpcPS.Core.Api;
using VpcPS.Emulator.Calls;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>
/// What the client says of an action agrees with what the emulator serves, whose parameters the official packages check.
/// </summary>
public sealed class DeclarationTests
{
    public static TheoryData<string> Actions => [.. ClientActions().Keys];

    [Theory]
    [MemberData(nameof(Actions))]
    public void ClientAndEmulatorSayTheSameOfAnAction(string name)
    {
        Type type = ClientActions()[name];
        var declaration = ((Core.Api.ApiAction)RuntimeHelpers.GetUninitializedObject(type)).Declaration;
        ActionHandler served = ActionTable.All.Single(action => action.Name == name);
        string[] parameters = [.. served.Parameters.Select(parameter => parameter.Name)];

        Assert.Equal(name, declaration.Name);
        Assert.Equal(served.Version, declaration.Product.Version);
        Assert.Equal(served is WriteHandler, declaration.ChangesState);
        Assert.Equal(declaration.ChangesState, declaration.Subject is not null);
        Assert.Equal(parameters.Contains("PageNumber"), typeof(IPagedByNumber).IsAssignableFrom(type));
        Assert.Equal(parameters.Contains("NextToken"), typeof(IPagedByToken).IsAssignableFrom(type));
        if (declaration.ChangesState)
        {
            Assert.Equal(parameters.Contains("ClientToken"), typeof(IHasClientToken).IsAssignableFrom(type));
            Assert.Equal(parameters.Contains("DryRun"), typeof(IHasDryRun).IsAssignableFrom(type));
            Assert.True(declaration.IsIdempotent || typeof(IHasClientToken).IsAssignableFrom(type), "It could be carried out twice.");
        }
    }

    private static Dictionary<string, Type> ClientActions() => typeof(Core.Api.ApiAction).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(Core.Api.ApiAction).IsAssignableFrom(type))
        .Where(type => type.Name is not ("AnyAction" or "AssumeRole"))
        .ToDictionary(type => type.Name);
}
